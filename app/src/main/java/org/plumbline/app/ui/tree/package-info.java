/// The Tree view: the plan as rows with figures, folded where siblings are alike.
package org.plumbline.app.ui.tree;
