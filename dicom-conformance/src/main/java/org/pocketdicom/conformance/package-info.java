/**
 * The conformance kit: stores objects of its own on any DICOMweb server and judges what it answers,
 * one request and one rule of PS3.18 at a time. It shares no code with the server it comes with but
 * the domain's Data Sets, and reads multipart bodies, JSON and media types by strict readers of its
 * own. Start at {@link org.pocketdicom.conformance.Conformance}; the points are in the classes
 * whose names end in Points.
 */
@NullMarked
package org.pocketdicom.conformance;

import org.jspecify.annotations.NullMarked;
