package org.plumbline.app.ui.summary;

/// One part of the bar. All parts together are the whole.
///
/// @param label for the legend
/// @param value with its unit
/// @param share of the whole, 0 to 1
/// @param styleClass its colour role
/// @param explanation exact figures, for the tooltip
public record SummaryPart(String label, String value, double share, String styleClass, String explanation) {}
