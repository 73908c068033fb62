/// The Text view: the plan as the person brought it, each line tied to its node.
package org.plumbline.app.ui.plantext;
