// Which of many numbers share a bit with another.

#ifndef CPROCESSOR_SHARES_H
#define CPROCESSOR_SHARES_H

#include <stdint.h>

/// Looks through 64 numbers for each of some words: a number that has some of the bits is marked by a bit of the
/// word, the first one's the lowest.
void cprocessor_find_shares(const uint64_t *numbers, uint64_t bits, uint64_t *words, long count);

#endif
