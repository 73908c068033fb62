/// A log of plans: [org.plumbline.app.ui.log.LogView] lists its statements, the shapes of their plans and the plans themselves.
package org.plumbline.app.ui.log;
