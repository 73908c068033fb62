/// Logs of PostgreSQL, of any size: [org.plumbline.plan.log.LogReader] finds the plans that auto_explain wrote into them, one after the
/// other and in bounded memory. It knows how lines belong together and nothing of plans. [org.plumbline.plan.log.PackedFile] opens files,
/// compressed ones too.
package org.plumbline.plan.log;
