/// The history: earlier runs of EXPLAIN, searched, compared and opened again.
package org.plumbline.app.ui.history;
