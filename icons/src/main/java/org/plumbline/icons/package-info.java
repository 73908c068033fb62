/// The icons of Plumbline, without a dependency on JavaFX.
///
/// How the node icons in `node/` are drawn, so that a new one fits in:
///
/// - a grid of 16 x 16 units, ink between 1 and 15, its longer side 13 to 14;
/// - lines 1.5 wide with round ends, drawn as filled outlines; frames have corners of 1.5 to 2, small solid squares of 0.75;
/// - solid shapes run clockwise and holes counter-clockwise, for the non-zero rule; absolute `M L H V A Z` only;
/// - a frame is a table, a row of squares under a root an index, loose cells a bitmap, an arrow down an order kept, a solid header over
///   rows cut short a table being written, and three lines that meet rows from workers.
///
/// `plumbline.svg` is the application icon; `.ci/render-icons` makes its PNGs.
package org.plumbline.icons;
