/// The Diagram view: the plan as a tree of cards, at any size and any zoom.
///
/// [DiagramViewModel] holds what is folded and has it laid out ([TidyTree], [DiagramLayout]) away from the window's thread; a [Viewport]
/// says which part of the layout is seen and how large; [DiagramPainter] draws that part with a pen, in as much detail as its size allows.
package org.plumbline.app.ui.diagram;
