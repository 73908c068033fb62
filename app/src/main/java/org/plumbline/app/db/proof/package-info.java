/// Puts rewrites to the proof on a scratch server, and on the person's own data.
package org.plumbline.app.db.proof;
