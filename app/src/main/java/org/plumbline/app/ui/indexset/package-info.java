/// Which indexes a workload should have: [org.plumbline.app.ui.indexset.IndexSetView] shows a set for every budget, and
/// tries what one makes of it.
package org.plumbline.app.ui.indexset;
