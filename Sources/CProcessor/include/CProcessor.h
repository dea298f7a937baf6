// What Swift has no words for.

#ifndef CPROCESSOR_H
#define CPROCESSOR_H

#include "masks.h"
#include "prefetch.h"
#include "shares.h"

#endif
