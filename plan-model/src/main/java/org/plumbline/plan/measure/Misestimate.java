package org.plumbline.plan.measure;

/// How far the planner's rows were from the real ones, per loop (rule 15).
///
/// @param factor max / min of estimated and actual rows, both at least 1; at least 1
/// @param underestimated more rows came than were expected
/// @param origin the error starts here rather than in an input
public record Misestimate(double factor, boolean underestimated, boolean origin) {}
