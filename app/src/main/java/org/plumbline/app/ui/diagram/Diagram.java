package org.plumbline.app.ui.diagram;

/// A plan as it was laid out: all that is needed to draw it. It does not change.
///
/// @param layout where the cards stand
/// @param widths how wide the edges are
/// @param links from subplans to their users
/// @param figures heat and findings
/// @param cards the words
/// @param itemsOfNodes for each node of the plan the card that shows it, or in which it is folded away
record Diagram(DiagramLayout layout, EdgeWidths widths, Links links, ItemFigures figures, Cards cards, int[] itemsOfNodes) {}
