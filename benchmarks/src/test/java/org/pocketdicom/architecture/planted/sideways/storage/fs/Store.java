package org.pocketdicom.architecture.planted.sideways.storage.fs;

public interface Store {}
