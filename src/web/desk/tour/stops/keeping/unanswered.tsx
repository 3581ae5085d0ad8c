import { useWords } from '../../../base/words.tsx';
import { Box, Drawing, Grey, Press, Side } from '../../picture.tsx';
import type { Stop } from '../stop.ts';

/** What was asked and found no answer. */
export const unanswered: Stop = {
  name: 'unanswered',
  needs: ['advise'],
  at: '/desk/unanswered',
  Picture() {
    const { say } = useWords();
    return (
      <Drawing at="/desk/unanswered">
        <Box lit>
          <Grey wide={70} />
          <Side>
            <Press icon="check">{say('desk.notAnswered.verdict.askResearcher.press')}</Press>
            <Press>{say('desk.notAnswered.verdict.notOurs.press')}</Press>
          </Side>
        </Box>
        <Box>
          <Grey wide={55} />
        </Box>
      </Drawing>
    );
  },
};
