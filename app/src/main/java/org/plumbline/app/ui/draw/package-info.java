/// Pictures that are painted, not built of nodes of the scene: what is drawn goes through a [Pen], which paints a canvas or writes SVG.
///
/// A view with a hundred thousand boxes cannot have a node, a binding or a style for each. It is one [DrawnRegion], which draws
/// what is to be seen of them.
package org.plumbline.app.ui.draw;
