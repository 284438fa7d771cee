import { describe, expect, test } from 'vitest';
import { answerPage, createAnswerAsset } from '../../functions/runs/swagger-page.ts';

const asset = createAnswerAsset({ styles: 'body{}', bundle: 'var SwaggerUIBundle;' });

describe('the page that shows the API', () => {
  test('works offline: whatever it loads is ours, and there', () => {
    const page = answerPage();
    const html = 'text' in page ? page.text : '';
    const loaded = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) =>
      String(address),
    );
    expect(loaded).toEqual([
      'data:,',
      '/swagger/swagger-ui.css',
      '/swagger/swagger-ui-bundle.js',
      '/swagger/start.js',
    ]);
    for (const address of loaded.slice(1)) {
      expect(asset(address.replace('/swagger/', ''))).toMatchObject({ status: 200 });
    }
  });

  test('runs no script but files of ours', () => {
    const page = answerPage();
    expect('text' in page ? page.text : '').not.toMatch(/<script>|<script [^>]*>[^<]|\son\w+=/);
    expect(page.headers?.['content-security-policy']).toContain("script-src 'self';");
  });

  test('has no other files', () => {
    expect(asset('../env')).toEqual({ problem: 'RUN-ROUTE' });
  });
});
