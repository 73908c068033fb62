/// Advice: what a connected database and what is sent to it could do better, ranked by the time at stake. Nothing of it is run.
package org.plumbline.app.ui.advice;
