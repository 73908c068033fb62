/// What a database's statements cost: [org.plumbline.app.ui.workload.WorkloadView] lists them, and explains those that one chooses.
package org.plumbline.app.ui.workload;
