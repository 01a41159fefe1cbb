package org.pocketdicom.architecture.planted.javaxml.json;

import javax.xml.stream.XMLStreamReader;

/** A package of the domain that needs more of the JDK than java.base. */
public interface Violator {
  XMLStreamReader reader();
}
