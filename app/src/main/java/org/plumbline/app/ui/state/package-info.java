/// What the panels of one plan document share: the selection, the highlights, the search. Panels see this and never each other.
package org.plumbline.app.ui.state;
