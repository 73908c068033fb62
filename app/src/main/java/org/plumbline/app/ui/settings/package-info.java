/// Settings of a connected server: what should be changed for its machine, its use and what was seen of its work. Nothing of it is run.
package org.plumbline.app.ui.settings;
