/// What was found, written for people and programs: [org.plumbline.app.report.ReportFormat] makes the writers. The command line and the
/// window share them, so nothing here needs a toolkit. `...Json` write the fields that `analyze --help` describes. Whatever comes from a
/// plan passes [org.plumbline.app.report.VisibleText] and the escaping of its format.
package org.plumbline.app.report;
