// Sends the calls that the page describes. The key stays in its field; nothing is stored.

const key = document.getElementById('try-key');
document.querySelector('[data-try-key]').hidden = false;

const show = (part, text) => {
  part.textContent = text;
  part.hidden = text === '';
};

const pretty = (text, type) => {
  if (!/\bjson\b/.test(type)) {
    return text;
  }
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
};

const request = (form) => {
  let path = form.dataset.path;
  const query = new URLSearchParams();
  const headers = { Accept: 'application/json, application/problem+json' };
  for (const field of form.querySelectorAll('[data-place]')) {
    const value = field.value.trim();
    if (field.dataset.place === 'path') {
      path = path.replace(`{${field.name}}`, () => encodeURIComponent(value));
    } else if (value !== '' && field.dataset.place === 'query') {
      query.append(field.name, value);
    } else if (value !== '') {
      headers[field.name] = value;
    }
  }
  if (key.value.trim() !== '') {
    headers.Authorization = `Bearer ${key.value.trim()}`;
  }
  const body = form.querySelector('[data-body]');
  if (body) {
    headers['Content-Type'] = form.dataset.type;
  }
  return [
    query.size > 0 ? `${path}?${query}` : path,
    // A browser's cookie opens nothing here, so none is sent.
    { method: form.dataset.method, headers, body: body?.value, credentials: 'omit', cache: 'no-store' },
  ];
};

for (const part of document.querySelectorAll('[data-try]')) {
  part.hidden = false;
  const form = part.querySelector('form');
  const button = form.querySelector('button');
  const status = form.querySelector('[data-status]');
  const headers = form.querySelector('[data-headers]');
  const answer = form.querySelector('[data-answer]');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    status.textContent = 'Sending ...';
    show(headers, '');
    show(answer, '');
    try {
      const response = await fetch(...request(form));
      const text = await response.text();
      show(headers, [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n'));
      show(answer, pretty(text, response.headers.get('Content-Type') ?? ''));
      status.textContent = `${response.status} ${response.statusText}`.trim() + (text === '' ? ', without a body' : '');
    } catch (error) {
      status.textContent = `No answer came. Is the installation reachable, and is what you typed in order? (${error.message})`;
    } finally {
      button.disabled = false;
    }
  });
}
