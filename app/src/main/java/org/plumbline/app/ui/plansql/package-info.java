/// The SQL view of a plan: its statement, in which what belongs to the selected node is marked, and from a marked part back to its nodes.
package org.plumbline.app.ui.plansql;
