/// Colours are roles in the style sheets; Java only names the classes.
package org.plumbline.app.ui.look;
