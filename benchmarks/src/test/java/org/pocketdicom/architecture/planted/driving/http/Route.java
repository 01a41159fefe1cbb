package org.pocketdicom.architecture.planted.driving.http;

public interface Route {}
