// Which of 64 bytes are of a class, a bit each, the first byte's the lowest.

#ifndef CPROCESSOR_MASKS_H
#define CPROCESSOR_MASKS_H

#include <stdint.h>

typedef struct {
  /// ASCII letters and digits.
  uint64_t letters;
  /// All but ASCII white space and control characters.
  uint64_t solids;
  /// Beside them a token may not be what it looks like: `.`, `!`, `?`, `'`, all that is not ASCII, and white
  /// space and control characters but for the space.
  uint64_t odd;
} CMasks;

/// The masks of the 64 bytes from an address on.
CMasks cmasks(const uint8_t *bytes);

#endif
