/// Rewrites: how the statement of a plan, or of an editor, may be written otherwise, what must be true for that, and what the server says.
package org.plumbline.app.ui.rewrites;
