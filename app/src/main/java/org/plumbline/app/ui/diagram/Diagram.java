package org.plumbline.app.ui.diagram;

/// A plan as it was laid out: all that is needed to draw it. It does not change.
///
/// @param layout where the cards stand
/// @param widths how wide the edges are
/// @param links from subplans to their users
/// @param lines from subplans to the cards that they hang from
/// @param figures heat and findings
/// @param cards the words
record Diagram(DiagramLayout layout, EdgeWidths widths, Links links, SubplanLines lines, ItemFigures figures, Cards cards) {}
