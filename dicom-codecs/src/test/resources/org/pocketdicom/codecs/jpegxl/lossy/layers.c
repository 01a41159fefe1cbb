// layers KIND FILE: pictures with extra channels, and of layers, by libjxl's encoder.
#include <jxl/encode.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { W = 40, H = 30 };

static JxlEncoder *encoder;

static void check(JxlEncoderStatus status) {
  if (status != JXL_ENC_SUCCESS) {
    fprintf(stderr, "the encoder fails\n");
    exit(1);
  }
}

// A sample of a layer; component 3 is alpha.
static unsigned char sample(int x, int y, int component, int layer) {
  if (component == 3) {
    return layer == 0 ? 255 - 3 * y : x * 9 + y * 5 + 40 * layer;
  }
  return x * (3 + component) + y * (2 + layer) + 30 * component + 17 * layer;
}

static void add(const char *kind, int layer, int x0, int y0, int w, int h, JxlBlendMode mode, int clamp) {
  int gray = !strcmp(kind, "gray");
  int n = gray ? 2 : 4;
  unsigned char *pixels = malloc(w * h * n);
  for (int i = 0; i < w * h; i++) {
    int alpha = sample(i % w, i / w, 3, layer);
    for (int c = 0; c < n - 1; c++) {
      int value = sample(i % w, i / w, c, layer);
      pixels[i * n + c] = strcmp(kind, "premultiplied") ? value : value * alpha / 255;
    }
    pixels[i * n + n - 1] = alpha;
  }
  JxlEncoderFrameSettings *settings = JxlEncoderFrameSettingsCreate(encoder, NULL);
  check(strcmp(kind, "lossy") ? JxlEncoderSetFrameLossless(settings, 1) : JxlEncoderSetFrameDistance(settings, 1));
  check(JxlEncoderFrameSettingsSetOption(settings, JXL_ENC_FRAME_SETTING_EFFORT, 4));
  JxlFrameHeader header;
  JxlEncoderInitFrameHeader(&header);
  JxlBlendInfo blend = {mode, layer == 0 ? 0 : 1, 0, clamp};
  JxlLayerInfo info = {1, x0, y0, w, h, blend, layer == 4 ? 0 : 1};
  header.layer_info = info;
  check(JxlEncoderSetFrameHeader(settings, &header));
  check(JxlEncoderSetExtraChannelBlendInfo(settings, 0, &blend));
  JxlPixelFormat format = {n, JXL_TYPE_UINT8, JXL_NATIVE_ENDIAN, 0};
  check(JxlEncoderAddImageFrame(settings, &format, pixels, w * h * n));
}

static void addExtras(void) {
  unsigned char pixels[W * H * 4], heat[W * H];
  unsigned short depth[W * H];
  for (int i = 0; i < W * H; i++) {
    for (int c = 0; c < 4; c++) {
      pixels[4 * i + c] = sample(i % W, i / W, c, 1);
    }
    depth[i] = i * 31;
    heat[i] = i;
  }
  JxlExtraChannelInfo info;
  JxlEncoderInitExtraChannelInfo(JXL_CHANNEL_DEPTH, &info);
  info.bits_per_sample = 16;
  check(JxlEncoderSetExtraChannelInfo(encoder, 1, &info));
  JxlEncoderInitExtraChannelInfo(JXL_CHANNEL_THERMAL, &info);
  info.bits_per_sample = 8;
  check(JxlEncoderSetExtraChannelInfo(encoder, 2, &info));
  JxlEncoderFrameSettings *settings = JxlEncoderFrameSettingsCreate(encoder, NULL);
  check(JxlEncoderSetFrameLossless(settings, 1));
  JxlPixelFormat rgba = {4, JXL_TYPE_UINT8, JXL_NATIVE_ENDIAN, 0};
  JxlPixelFormat wide = {1, JXL_TYPE_UINT16, JXL_NATIVE_ENDIAN, 0};
  JxlPixelFormat narrow = {1, JXL_TYPE_UINT8, JXL_NATIVE_ENDIAN, 0};
  check(JxlEncoderAddImageFrame(settings, &rgba, pixels, sizeof pixels));
  check(JxlEncoderSetExtraChannelBuffer(settings, &wide, depth, sizeof depth, 1));
  check(JxlEncoderSetExtraChannelBuffer(settings, &narrow, heat, sizeof heat, 2));
}

int main(int argc, char **argv) {
  const char *kind = argv[1];
  int gray = !strcmp(kind, "gray"), extras = !strcmp(kind, "extras");
  encoder = JxlEncoderCreate(NULL);
  JxlBasicInfo info;
  JxlEncoderInitBasicInfo(&info);
  info.xsize = W;
  info.ysize = H;
  info.bits_per_sample = 8;
  info.num_color_channels = gray ? 1 : 3;
  info.alpha_bits = 8;
  info.alpha_premultiplied = !strcmp(kind, "premultiplied");
  info.num_extra_channels = extras ? 3 : 1;
  info.uses_original_profile = !!strcmp(kind, "lossy");
  check(JxlEncoderSetBasicInfo(encoder, &info));
  JxlColorEncoding color;
  JxlColorEncodingSetToSRGB(&color, gray);
  check(JxlEncoderSetColorEncoding(encoder, &color));
  if (extras) {
    addExtras();
  } else {
    add(kind, 0, 0, 0, W, H, JXL_BLEND_REPLACE, 0);
    add(kind, 1, 5, 4, 20, 16, JXL_BLEND_BLEND, 0);
    add(kind, 2, -6, 10, 24, 30, JXL_BLEND_MULADD, 1);
    add(kind, 3, 20, -3, 30, 20, JXL_BLEND_MUL, 1);
    add(kind, 4, 12, 2, 9, 25, JXL_BLEND_BLEND, 1);
  }
  JxlEncoderCloseInput(encoder);
  static unsigned char buffer[1 << 16];
  unsigned char *next = buffer;
  size_t left = sizeof buffer;
  check(JxlEncoderProcessOutput(encoder, &next, &left));
  FILE *file = fopen(argv[2], "wb");
  fwrite(buffer, 1, next - buffer, file);
  return fclose(file);
}
