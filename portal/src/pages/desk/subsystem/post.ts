/** Sends a token to another system as a form does: in the body, never in an address. The form does not stay in the page. */
export function post(target: string, action: string, token: string): void {
  const form = document.createElement('form');
  Object.assign(form, { method: 'post', action, target, hidden: true });
  const field = document.createElement('input');
  Object.assign(field, { type: 'hidden', name: 'token', value: token });
  form.append(field);
  document.body.append(form);
  form.submit();
  form.remove();
}
