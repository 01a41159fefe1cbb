package org.pocketdicom.image;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.SopClasses;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;

/**
 * A Grayscale Softcopy Presentation State (PS3.3 A.33.1, PS3.4 N): how images of other objects are
 * to be shown. Its Modality LUT, VOI LUT, Presentation LUT, shutters and overlays take the place of
 * the image's, all of them, and so does its polarity: MONOCHROME1 counts no more. Displayed area,
 * rotation and flip are obeyed, not the size that they are to be shown in; graphic annotation is
 * not drawn.
 */
public final class PresentationState {

  private static final List<Integer> REPLACED =
      List.of(
          Tags.ModalityLUTSequence,
          Tags.RescaleSlope,
          Tags.RescaleIntercept,
          Tags.RealWorldValueMappingSequence,
          Tags.WindowCenter,
          Tags.WindowWidth,
          Tags.VOILUTFunction,
          Tags.VOILUTSequence,
          Tags.PresentationLUTSequence,
          Tags.PresentationLUTShape,
          Tags.ShutterShape);

  private static final List<Integer> TAKEN =
      List.of(
          Tags.ModalityLUTSequence,
          Tags.RescaleSlope,
          Tags.RescaleIntercept,
          Tags.PresentationLUTSequence,
          Tags.PresentationLUTShape,
          Tags.ShutterShape,
          Tags.ShutterLeftVerticalEdge,
          Tags.ShutterRightVerticalEdge,
          Tags.ShutterUpperHorizontalEdge,
          Tags.ShutterLowerHorizontalEdge,
          Tags.CenterOfCircularShutter,
          Tags.RadiusOfCircularShutter,
          Tags.VerticesOfThePolygonalShutter,
          Tags.ShutterPresentationValue,
          Tags.ShutterOverlayGroup);

  private static final List<Integer> OF_VOI =
      List.of(Tags.WindowCenter, Tags.WindowWidth, Tags.VOILUTFunction, Tags.VOILUTSequence);

  private static final List<Integer> MACROS =
      List.of(
          Tags.FrameVOILUTSequence,
          Tags.PixelValueTransformationSequence,
          Tags.RealWorldValueMappingSequence,
          Tags.FrameDisplayShutterSequence);

  private final DataSet state;

  private PresentationState(DataSet state) {
    this.state = state;
  }

  /**
   * The presentation state that a Data Set is.
   *
   * @throws UnsupportedDicom if it is an object of another kind
   */
  public static PresentationState of(DataSet dataSet) {
    String sopClass = dataSet.string(Tags.SOPClassUID).orElse("");
    if (!sopClass.equals(SopClasses.GrayscaleSoftcopyPresentationStateStorage)) {
      throw new UnsupportedDicom("the object is no Grayscale Softcopy Presentation State");
    }
    return new PresentationState(dataSet);
  }

  /**
   * The part of a picture that is to be displayed (PS3.3 C.10.4), as far as it is in the picture.
   * Its corners are those after rotation and flip, in columns and rows of the image, from 1.
   *
   * @throws MalformedDicom if nothing of the picture is to be displayed
   */
  RenderedFrame displayed(RenderedFrame picture, DataSet image, int frame) {
    Optional<DataSet> area = forImage(Tags.DisplayedAreaSelectionSequence, image, frame);
    int[] one = corner(area, Tags.DisplayedAreaTopLeftHandCorner);
    int[] other = corner(area, Tags.DisplayedAreaBottomRightHandCorner);
    if (one.length != 2 || other.length != 2) {
      return picture;
    }
    int left = Math.max(1, Math.min(one[0], other[0]));
    int top = Math.max(1, Math.min(one[1], other[1]));
    int right = Math.min(picture.width(), Math.max(one[0], other[0]));
    int bottom = Math.min(picture.height(), Math.max(one[1], other[1]));
    if (left > right || top > bottom) {
      throw new MalformedDicom("the presentation state displays nothing of this image");
    }
    return picture.cut(left - 1, top - 1, right - left + 1, bottom - top + 1);
  }

  private static int[] corner(Optional<DataSet> area, int tag) {
    return area.flatMap(item -> item.get(tag)).map(DataElement::ints).orElse(new int[0]);
  }

  /** A picture turned clockwise by Image Rotation and then flipped (PS3.3 C.10.6). */
  RenderedFrame turned(RenderedFrame picture) {
    int quarters = Math.floorMod(state.integer(Tags.ImageRotation).orElse(0) / 90, 4);
    boolean flipped = state.string(Tags.ImageHorizontalFlip).filter("Y"::equals).isPresent();
    return picture.turned(quarters, flipped);
  }

  /**
   * The image's Data Set with what this state says in the place of what it says itself.
   *
   * @throws MalformedDicom if this state is not for that frame of that image
   */
  DataSet apply(DataSet image, int frame) {
    boolean refers =
        state.items(Tags.ReferencedSeriesSequence).stream()
            .anyMatch(series -> refersTo(series, image, frame));
    if (!refers) {
      throw new MalformedDicom("the presentation state does not refer to this image and frame");
    }
    DataSetBuilder applied = image.toBuilder();
    REPLACED.forEach(applied::remove);
    removeMacros(image, applied);
    TAKEN.forEach(tag -> state.get(tag).ifPresent(applied::put));
    forImage(Tags.SoftcopyVOILUTSequence, image, frame)
        .ifPresent(voi -> OF_VOI.forEach(tag -> voi.get(tag).ifPresent(applied::put)));
    Overlay.steps().forEach(step -> overlay(step, image, applied));
    return applied.put(Tags.PhotometricInterpretation, Vr.CS, "MONOCHROME2").build();
  }

  // The groups that are left have no say in what the state replaces.
  private static void removeMacros(DataSet image, DataSetBuilder applied) {
    for (int groups :
        List.of(Tags.SharedFunctionalGroupsSequence, Tags.PerFrameFunctionalGroupsSequence)) {
      DataSet[] items =
          image.items(groups).stream()
              .map(item -> {
                DataSetBuilder kept = item.toBuilder();
                MACROS.forEach(kept::remove);
                return kept.build();
              })
              .toArray(DataSet[]::new);
      if (items.length > 0) {
        applied.put(groups, items);
      }
    }
  }

  /** The first item of a sequence that is for all images, or for this one. */
  private Optional<DataSet> forImage(int sequence, DataSet image, int frame) {
    return state.items(sequence).stream()
        .filter(item ->
            item.items(Tags.ReferencedImageSequence).isEmpty() || refersTo(item, image, frame))
        .findFirst();
  }

  private static boolean refersTo(DataSet item, DataSet image, int frame) {
    String instance = image.string(Tags.SOPInstanceUID).orElse("");
    return item.items(Tags.ReferencedImageSequence).stream()
        .filter(reference ->
            reference.string(Tags.ReferencedSOPInstanceUID).filter(instance::equals).isPresent())
        .anyMatch(reference -> {
          int[] frames =
              reference.get(Tags.ReferencedFrameNumber).map(DataElement::ints).orElse(new int[0]);
          return frames.length == 0 || IntStream.of(frames).anyMatch(n -> n == frame + 1);
        });
  }

  /**
   * An overlay is shown where the state gives it a layer, be its data here or in the image; what is
   * a bitmap shutter is kept for that. One of the state takes the place of the image's.
   */
  private void overlay(int step, DataSet image, DataSetBuilder applied) {
    int group = Tag.group(Tags.OverlayData + step);
    if (state.contains(Tags.OverlayData + step)) {
      for (DataElement element : image) {
        if (Tag.group(element.tag()) == group) {
          applied.remove(element.tag());
        }
      }
    }
    for (DataElement element : state) {
      if (Tag.group(element.tag()) == group) {
        applied.put(element);
      }
    }
    boolean layered = state.string(Tags.OverlayActivationLayer + step).isPresent();
    boolean shutter = state.integer(Tags.ShutterOverlayGroup).orElse(0) == group;
    if (!layered && !shutter) {
      applied.remove(Tags.OverlayData + step).remove(Tags.OverlayBitPosition + step);
    }
  }
}
