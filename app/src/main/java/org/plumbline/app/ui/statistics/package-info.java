/// The Statistics view: what nodes took together, by their type, table, index, function or partitioned table.
package org.plumbline.app.ui.statistics;
