package org.pocketdicom.architecture.planted.kit.codecs;

public interface Encoder {}
