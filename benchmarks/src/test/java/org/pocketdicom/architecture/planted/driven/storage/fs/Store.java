package org.pocketdicom.architecture.planted.driven.storage.fs;

public interface Store {}
