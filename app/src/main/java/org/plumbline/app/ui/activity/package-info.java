/// Who runs what on a server now, waits for what, and holds up whom.
package org.plumbline.app.ui.activity;
