package org.plumbline.plan.measure;

/// How far the planner's rows were from the real ones, per loop (rule 15).
///
/// @param factor max / min of estimated and actual rows, both at least 1; at least 1
/// @param leastFactor what it is at least, as the actual rows per loop are rounded (rule 11); at least 1
/// @param underestimated more rows came than were expected
/// @param origin the error starts here rather than in an input, whatever the rounding
public record Misestimate(double factor, double leastFactor, boolean underestimated, boolean origin) {}
