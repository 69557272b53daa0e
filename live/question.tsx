import type { AnswerWays } from '../adapters/operator';
import type { OpenQuestion } from './page-operator';

/** Name of the device in its own network. */
const DEVICE = 'mysimplelink.net';

/** Addresses to which the page can send a form: its own server, and the device in its own network. */
export const formTargets = ["'self'", `http://${DEVICE}`, `https://${DEVICE}`] as const;

/** What the person is to do now, with the ways to answer. */
export function Question({ question }: { question: OpenQuestion | undefined }) {
  if (question === undefined) return <p class="faint">No action is needed now.</p>;
  const { id, what, ways } = question;
  return (
    <>
      <h2>Do this now</h2>
      <p class="what">{what}</p>
      <DeviceRequest request={ways.request} />
      <form method="post" action="answer">
        <input type="hidden" name="id" value={id} />
        {ways.text !== undefined && (
          <p>
            <label for={`answer-${id}`}>Type {ways.text}</label>
            <textarea id={`answer-${id}`} name="text" rows={2} required={ways.required === true} />
          </p>
        )}
        <button type="submit" class="big" name="way" value="done">
          Done
        </button>
        {ways.no !== undefined && (
          <button type="submit" class="big other" name="way" value="no" formNoValidate>
            No: {ways.no}
          </button>
        )}
      </form>
      <details>
        <summary>Could not do it</summary>
        <form method="post" action="decline">
          <input type="hidden" name="id" value={id} />
          <p>
            <label for={`reason-${id}`}>The reason, for the result</label>
            <input id={`reason-${id}`} name="reason" required maxLength={500} autocomplete="off" />
          </p>
          <button type="submit">Could not do it: the scenario has no verdict</button>
        </form>
      </details>
    </>
  );
}

/** The request ready to be sent by this browser, if it is a phone in the network of the device. */
function DeviceRequest({ request }: { request: AnswerWays['request'] }) {
  // A browser cannot send bytes that are no text; `byte-text.ts` marks them with a backslash.
  if (request === undefined || JSON.stringify(request).includes('\\\\')) return null;
  const { method, path, form = [], secure } = request;
  const url = `${secure ? 'https' : 'http'}://${DEVICE}${path}`;
  if (method === 'GET')
    return (
      <p>
        <a href={url} target="_blank" rel="noopener noreferrer">
          Send this request from this phone
        </a>
      </p>
    );
  return (
    <form method="post" action={url} target="_blank" rel="noopener noreferrer" data-device="">
      {form.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit">Send this request from this phone</button>
    </form>
  );
}
