package org.plumbline.catalog;

/// What the planner takes the reading of a page to cost.
///
/// @param sequential one that is read after the one before it (`seq_page_cost`), in the planner's units
/// @param random any other (`random_page_cost`)
public record PageCosts(double sequential, double random) {}
