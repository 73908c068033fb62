/// A plan's anonymous copy: shown, copied and saved.
package org.plumbline.app.ui.anonymised;
