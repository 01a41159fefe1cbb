package org.pocketdicom.architecture.planted.upwards.archive;

public interface UseCase {}
