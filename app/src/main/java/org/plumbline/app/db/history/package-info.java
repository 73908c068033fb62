/// Every run of EXPLAIN, kept in a file of the person's own: what was asked, where, and what came of it.
package org.plumbline.app.db.history;
