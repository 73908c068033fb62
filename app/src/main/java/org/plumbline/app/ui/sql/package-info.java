/// The SQL editor: write a statement, explain the one under the caret.
package org.plumbline.app.ui.sql;
