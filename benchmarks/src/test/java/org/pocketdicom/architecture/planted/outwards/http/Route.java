package org.pocketdicom.architecture.planted.outwards.http;

public interface Route {}
