/// The strip above a plan: its totals, and a bar of where the time went.
package org.plumbline.app.ui.summary;
