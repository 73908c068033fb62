/// The Indexes side panel: suggested DDL with reasons, and its export.
package org.plumbline.app.ui.indexes;
