/* Lengths on paper are whole thousandths of a point (int), so that two machines and two ways of
 * adding agree. A point is 1/72 inch; A4 is 595276 × 841890. */
#ifndef PAGE_LENGTH_H
#define PAGE_LENGTH_H

#include <stdint.h>

static inline int length_point(int points)
{
    return points * 1000;
}

/* A millimetre is 360000/127 thousandths of a point, rounded. */
static inline int length_mm(int millimetres)
{
    return (int)(((int64_t)millimetres * 360000 + 63) / 127);
}

/* `length` × per_mille / 1000, rounded; for lengths and factors that are not negative. */
static inline int length_scale(int length, int per_mille)
{
    return (int)(((int64_t)length * per_mille + 500) / 1000);
}

/* `units` thousandths of an em at a type size; rounded away from nothing, so that a shift to the
 * left is as long as one to the right. */
static inline int length_of(int size, int units)
{
    int64_t product = (int64_t)size * units;
    return (int)(product >= 0 ? (product + 500) / 1000 : -((500 - product) / 1000));
}

#endif
