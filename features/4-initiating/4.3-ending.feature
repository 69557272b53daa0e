Feature: The end of provisioning
  SWRA513C section 4.3. A process alternates between configuration and confirmation until it ends. It ends when a
  profile is confirmed, when the host stops it, after the inactivity time-out, or at a reset before any profile. After
  success the device takes the role that the start command requested. After a stop or a time-out it returns to its
  initial role. STOPPED reports the end after the role switch.

  Rule: PROV-4.3-04 Inactivity ends the process

    @PROV-4.3-04 @PROV-4.3-19
    Scenario Outline: PROV-4.3-04/1 The device ends <process> when no user is active
      Given an idle device
      When the host starts <process> with the short inactivity time-out (30 s)
      Then the device reports SL_WLAN_PROVISIONING_STOPPED within the inactivity bound (75 s)
      And the device reports nothing else

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

      Examples: after earlier processes or attempts
        | process                                               |
        | AP+SmartConfig provisioning after a stop              |
        | AP provisioning after a time-out and a reset          |
        | SmartConfig provisioning after a reset and a time-out |

      @needs-network @needs-phone
      Examples: after earlier processes or attempts
        | process                                  |
        | SmartConfig provisioning after a success |

      Examples: with many attempts or processes
        | process                                      |
        | AP provisioning after nine stops             |
        | AP+SmartConfig provisioning after nine stops |

    @PROV-4.3-04
    Scenario: PROV-4.3-04/2 The device ends external configuration when no user is active
      Given an idle device
      When the host starts external configuration with the short inactivity time-out (30 s)
      Then the device reports SL_WLAN_PROVISIONING_STOPPED within the inactivity bound (75 s)

    @PROV-4.3-04 @needs-phone @needs-smartconfig @needs-long
    Scenario Outline: PROV-4.3-04/3 The device ends <process> when a SmartConfig transmission stays incomplete
      Given <process> <moment>
      When the phone sends a part of the profile "home" by SmartConfig
      Then the device reports SL_WLAN_PROVISIONING_STOPPED within the end bound (12 min)

      Examples:
        | process                     | moment                   |
        | SmartConfig provisioning    | is waiting for a profile |
        | AP+SmartConfig provisioning | is waiting for a profile |
        | external configuration      | is ready for the host    |

      Examples: with other options
        | process                                        | moment                |
        | external configuration from role AP to role AP | is ready for the host |

  Rule: PROV-4.3-05 The device waits for the full inactivity time-out

    @PROV-4.3-05
    Scenario Outline: PROV-4.3-05/1 The device does not end <process> before the time-out
      Given an idle device
      When the host starts <process> with the short inactivity time-out (30 s)
      Then the device reports nothing within the short inactivity time-out (30 s) after sl_WlanProvisioning

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

      Examples: after earlier processes or attempts
        | process                                                  |
        | AP provisioning after a stop                             |
        | SmartConfig provisioning after a time-out and a reset    |
        | AP+SmartConfig provisioning after a reset and a time-out |

      @needs-network @needs-phone
      Examples: after earlier processes or attempts
        | process                                     |
        | AP+SmartConfig provisioning after a success |

  Rule: PROV-4.3-06 User activity postpones the end

    @PROV-4.3-06 @needs-phone
    Scenario Outline: PROV-4.3-06/1 A late profile postpones the end of <process>
      Given an idle device
      And the host starts <process> with the short inactivity time-out (30 s)
      And the late moment of activity (18 s) passes
      And the phone joins the device AP
      When the phone adds the profile "home" over HTTP
      Then the device reports the profile "home"
      And the device reports nothing for the late moment of activity (18 s)

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

      Examples: with other options
        | process                                               |
        | AP provisioning with external confirmation to role AP |

    @PROV-4.3-06 @needs-phone
    Scenario: PROV-4.3-06/3 A second profile postpones the end of AP+SmartConfig provisioning
      Given an idle device
      And the host starts AP+SmartConfig provisioning with the short inactivity time-out (30 s)
      And the phone joins the device AP and adds the profile "work"
      And the device reports the profile "work"
      And the late moment of activity (18 s) passes
      And the phone joins the device AP and adds the profile "home"
      And the device reports the profile "home"
      When the late moment of activity (18 s) passes
      Then the device reports nothing else

  Rule: PROV-4.3-07 A reset before any profile ends the process

    @PROV-4.3-07
    Scenario Outline: PROV-4.3-07/1 A reset ends <process> before any profile
      Given <process> is waiting for a profile
      When the host restarts the device
      Then sl_DeviceGet is served
      And the device reports nothing for the while after the start (10 s)

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

      Examples: after earlier processes or attempts
        | process                      |
        | AP provisioning after a stop |

    @PROV-4.3-07
    Scenario: PROV-4.3-07/2 A reset ends external configuration before any profile
      Given external configuration is ready for the host
      When the host restarts the device
      Then sl_DeviceGet is served
      And the device reports nothing for the while after the start (10 s)

    @PROV-4.3-07 @PROV-4.3-22
    Scenario Outline: PROV-4.3-07/3 When <process> <moment>, a reset leaves the device ready for a new process
      Given <process> <moment>
      And the host restarts the device
      When the host tries to start AP provisioning
      Then the call is served

      Examples:
        | process                              | moment                   |
        | AP provisioning                      | is waiting for a profile |
        | external configuration               | is ready for the host    |
        | auto-provisioning as a station       | is waiting for a profile |
        | auto-provisioning as an access point | is waiting for a profile |

      Examples: after earlier processes or attempts
        | process                                                     | moment                   |
        | external configuration after a stop                         | is ready for the host    |
        | auto-provisioning as a station after a time-out and a reset | is waiting for a profile |
        | external configuration after a time-out and a reset         | is ready for the host    |
        | auto-provisioning as a station after a reset and a time-out | is waiting for a profile |
        | auto-provisioning as a station after a stop                 | is waiting for a profile |
        | external configuration after a reset and a time-out         | is ready for the host    |

      @needs-network @needs-phone
      Examples: after earlier processes or attempts
        | process                                               | moment                   |
        | AP provisioning after a success in its second attempt | is waiting for a profile |
        | external configuration after a success                | is ready for the host    |

      @needs-network @needs-phone @needs-smartconfig
      Examples: after earlier processes or attempts
        | process                                        | moment                   |
        | auto-provisioning as a station after a success | is waiting for a profile |

      Examples: with other options
        | process                                        | moment                |
        | external configuration from role AP to role AP | is ready for the host |

    @PROV-4.3-07 @PROV-4.3-22
    Scenario Outline: PROV-4.3-07/4 During <process>, a stop and a reset together leave the device ready for a new process
      Given <process> is waiting for a profile
      And the host stops provisioning
      And the host restarts the device
      When the host tries to start AP provisioning
      Then the call is served

      Examples:
        | process         |
        | AP provisioning |

      Examples: after earlier processes or attempts
        | process                                      |
        | AP provisioning after a time-out and a reset |
        | AP provisioning after a reset and a time-out |
        | auto-provisioning as an access point         |

      @needs-phone
      Examples: after earlier processes or attempts
        | process                                           |
        | AP provisioning after a stop in its third attempt |

      @needs-network @needs-phone
      Examples: after earlier processes or attempts
        | process                                               |
        | AP provisioning after a success in its second attempt |

      Examples: with other options
        | process                                               |
        | AP provisioning with external confirmation to role AP |
        | external configuration                                |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                  |
        | SmartConfig provisioning |

      @needs-phone
      Examples: with a third profile
        | process                               |
        | AP provisioning in its fourth attempt |

  Rule: PROV-4.3-08 A reset in the confirmation stage does not end the process
    The sources contradict each other here (C3), so the rule is advice.

    @PROV-4.3-08 @needs-phone @needs-network
    Scenario Outline: PROV-4.3-08/1 When <process> <moment>, a reset repeats the confirmation
      Given <process> <moment>
      When the host restarts the device
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED

      Examples:
        | process                                    | moment                                       |
        | AP provisioning                            | is waiting for the phone to fetch the result |
        | AP provisioning                            | is waiting for an IP address                 |
        | AP provisioning with external confirmation | is waiting for the phone to fetch the result |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                  | moment                                       |
        | SmartConfig provisioning | is waiting for the phone to fetch the result |

      Examples: after earlier processes or attempts
        | process                                                  | moment                                       |
        | AP provisioning after a success in its second attempt    | is waiting for the phone to fetch the result |
        | AP provisioning after a stop in its third attempt        | is waiting for an IP address                 |
        | AP+SmartConfig provisioning after a time-out and a reset | is waiting for an IP address                 |
        | AP+SmartConfig provisioning after a reset and a time-out | is waiting for the phone to fetch the result |

    @PROV-4.3-08 @needs-phone @needs-network
    Scenario Outline: PROV-4.3-08/2 During <process>, a reset during the search for the network repeats the confirmation
      Given <process> is confirming its profile
      When the host restarts the device
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED

      Examples:
        | process         |
        | AP provisioning |

      Examples: after earlier processes or attempts
        | process                                               |
        | AP provisioning after a success in its second attempt |
        | AP provisioning after a stop in its third attempt     |
        | AP provisioning after a reset and a time-out          |

    @PROV-4.3-08 @needs-phone @needs-network
    Scenario Outline: PROV-4.3-08/3 During <process>, the device confirms the second profile over HTTP after a reset
      Given <process> has failed to find the network
      And the network "home" is in range
      And the phone joins the device AP
      And the phone adds the profile "home" over HTTP
      And the device reports the profile "home"
      And the device asks for another restart
      When the host restarts the device
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

      Examples:
        | process                |
        | external configuration |

      Examples: after earlier processes or attempts
        | process                                             |
        | external configuration after a success              |
        | external configuration after a reset and a time-out |

    @PROV-4.3-08 @needs-phone @needs-network @needs-smartconfig
    Scenario: PROV-4.3-08/4 A reset confirms a second profile by SmartConfig in external configuration
      Given external configuration has failed to find the network
      And the network "home" is in range
      And the phone sends the profile "home" by SmartConfig
      And the device reports the profile "home"
      And the device asks for another restart
      When the host restarts the device
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

  Rule: PROV-4.3-09 A stop returns the device to its initial role
    The stop names this role, so both interpretations of its role argument (C4) expect the same.

    @PROV-4.3-09
    Scenario Outline: PROV-4.3-09/1 A stop of <process> returns the device to role <role>
      Given a running device with:
        | role | <role> |
      And the host starts <process>
      And the early moment (1 s) passes
      When the host stops provisioning
      Then the process ends in role <role at the end>

      Examples:
        | role | process                     | role at the end |
        | STA  | AP provisioning             | STA             |
        | STA  | AP+SmartConfig provisioning | STA             |

      Examples: after earlier processes or attempts
        | role | process                                               | role at the end |
        | STA  | SmartConfig provisioning after a time-out and a reset | STA             |

      @needs-network @needs-phone
      Examples: after earlier processes or attempts
        | role | process                                               | role at the end |
        | STA  | AP provisioning after a success in its second attempt | STA             |

    @PROV-4.3-09
    Scenario Outline: PROV-4.3-09/2 When <process> <moment>, a stop leads to role <role at the end> (final role <final role>)
      Given <process> <moment>, with the roles:
        | initial role | <initial role> |
        | final role   | <final role>   |
      When the host stops provisioning
      Then the process ends in role <role at the end>

      # pairs: stopped, 30 of 188 combinations; every pair of values is among them
      Examples: first combinations
        | process                     | initial role | final role | moment                   | role at the end |
        | AP provisioning             | STA          | STA        | is waiting for a profile | STA             |
        | AP+SmartConfig provisioning | STA          | STA        | is waiting for a profile | STA             |
        | external configuration      | STA          | STA        | is ready for the host    | STA             |

      Examples: further combinations
        | process                                           | initial role | final role | moment                | role at the end |
        | external configuration with external confirmation | AP           | AP         | is ready for the host | AP              |

      @needs-phone
      Examples: further combinations
        | process                                                | initial role | final role | moment                     | role at the end |
        | AP provisioning                                        | STA          | STA        | has a profile to confirm   | STA             |
        | AP provisioning                                        | AP           | AP         | has a profile to confirm   | AP              |
        | AP+SmartConfig provisioning with external confirmation | AP           | STA        | has a profile to confirm   | AP              |
        | external configuration                                 | STA          | STA        | is waiting for its restart | STA             |
        | external configuration                                 | AP           | STA        | is waiting for its restart | AP              |
        | external configuration with external confirmation      | STA          | AP         | is waiting for its restart | STA             |

      @needs-smartconfig
      Examples: further combinations
        | process                                             | initial role | final role | moment                   | role at the end |
        | SmartConfig provisioning with external confirmation | AP           | AP         | is waiting for a profile | AP              |

      @needs-network @needs-phone
      Examples: further combinations
        | process                                                | initial role | final role | moment                                       | role at the end |
        | AP provisioning                                        | STA          | STA        | is waiting for an IP address                 | STA             |
        | AP provisioning                                        | STA          | STA        | has failed to find the network               | STA             |
        | AP provisioning                                        | STA          | STA        | has failed to get an IP address              | STA             |
        | AP provisioning                                        | AP           | STA        | has failed to deliver the result             | AP              |
        | AP provisioning                                        | AP           | AP         | is waiting for the phone to fetch the result | AP              |
        | AP provisioning                                        | AP           | AP         | has failed to connect                        | AP              |
        | AP provisioning with external confirmation             | AP           | STA        | has failed to get an IP address              | AP              |
        | AP+SmartConfig provisioning                            | STA          | STA        | has failed to connect                        | STA             |
        | AP+SmartConfig provisioning                            | STA          | STA        | has failed to deliver the result             | STA             |
        | AP+SmartConfig provisioning                            | STA          | AP         | has failed to find the network               | STA             |
        | AP+SmartConfig provisioning                            | STA          | AP         | has failed to get an IP address              | STA             |
        | AP+SmartConfig provisioning with external confirmation | STA          | STA        | is waiting for the phone to fetch the result | STA             |
        | AP+SmartConfig provisioning with external confirmation | AP           | STA        | is waiting for an IP address                 | AP              |

      @needs-network @needs-phone @needs-smartconfig
      Examples: further combinations
        | process                                             | initial role | final role | moment                                       | role at the end |
        | SmartConfig provisioning                            | STA          | STA        | is waiting for the phone to fetch the result | STA             |
        | SmartConfig provisioning                            | STA          | AP         | is waiting for an IP address                 | STA             |
        | SmartConfig provisioning                            | STA          | AP         | has failed to deliver the result             | STA             |
        | SmartConfig provisioning with external confirmation | STA          | STA        | has failed to connect                        | STA             |
        | SmartConfig provisioning with external confirmation | STA          | STA        | has failed to get an IP address              | STA             |
        | SmartConfig provisioning with external confirmation | AP           | STA        | has failed to find the network               | AP              |
      # end of pairs

      @needs-phone
      Examples: after earlier processes or attempts
        | process                             | initial role | final role | moment                     | role at the end |
        | external configuration after a stop | STA          | STA        | is waiting for its restart | STA             |

      @needs-network @needs-phone
      Examples: after earlier processes or attempts
        | process                                      | initial role | final role | moment                           | role at the end |
        | AP provisioning after a time-out and a reset | AP           | STA        | has failed to deliver the result | AP              |
        | AP provisioning after a reset and a time-out | STA          | STA        | has failed to get an IP address  | STA             |
        | external configuration after a success       | AP           | STA        | is waiting for its restart       | AP              |

    @PROV-4.3-09
    Scenario: PROV-4.3-09/3 The suite records what follows a stop that names the other role
      Given AP provisioning is waiting for a profile
      When the host calls sl_WlanProvisioning with:
        | ProvisioningCmd           | SL_WLAN_PROVISIONING_CMD_STOP |
        | RequestedRoleAfterSuccess | ROLE_AP                       |
        | InactivityTimeoutSec      | 0                             |
        | Flags                     | 0                             |
      Then the suite records what the host receives within the while after the start (10 s)

  Rule: PROV-4.3-10 A time-out returns the device to its initial role

    @PROV-4.3-10
    Scenario Outline: PROV-4.3-10/1 The time-out of <process> returns the device to role <role>
      Given a running device with:
        | role | <role> |
      When the host starts <process> with the short inactivity time-out (30 s), with the roles:
        | final role | <final role> |
      Then the process ends in role <role at the end>

      # pairs: timed out, 6 of 24 combinations; every pair of values is among them
      Examples: first combinations
        | role | process                                    | final role | role at the end |
        | AP   | AP provisioning                            | AP         | AP              |
        | STA  | AP provisioning with external confirmation | STA        | STA             |
        | STA  | AP+SmartConfig provisioning                | STA        | STA             |

      Examples: further combinations
        | role | process                                                | final role | role at the end |
        | AP   | AP+SmartConfig provisioning with external confirmation | AP         | AP              |
        | STA  | SmartConfig provisioning                               | AP         | STA             |
        | AP   | SmartConfig provisioning with external confirmation    | STA        | AP              |
      # end of pairs

    @PROV-4.3-10
    Scenario Outline: PROV-4.3-10/2 After a stop of <first> that keeps the role, the time-out of <second> returns the device to role <role>
      Given <first> is waiting for a profile
      And the host stops provisioning, keeping the current role
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host starts <second> with the short inactivity time-out (30 s)
      Then the process ends in role <role>

      Examples:
        | first                    | second                      | role |
        | SmartConfig provisioning | AP provisioning             | STA  |
        | SmartConfig provisioning | AP+SmartConfig provisioning | STA  |

    @PROV-4.3-10 @needs-phone @needs-network
    Scenario Outline: PROV-4.3-10/4 After a success of <first> as an access point, the time-out of <second> returns the device to role AP
      Given <first> is waiting for the phone to fetch the result, with the roles:
        | final role | AP |
      And the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the process ends in role AP
      When the host starts <second> with the short inactivity time-out (30 s), with the roles:
        | final role | STA |
      Then the process ends in role AP

      Examples:
        | first           | second                      |
        | AP provisioning | AP+SmartConfig provisioning |
        | AP provisioning | SmartConfig provisioning    |

    @PROV-4.3-10 @PROV-4.3-12 @needs-phone @needs-network @needs-long
    Scenario Outline: PROV-4.3-10/5 After a failure of <process>, the time-out leads to role <role> and not to the final role
      Given <process> has failed to find the network, with the roles:
        | initial role | <role>       |
        | final role   | <final role> |
      When the arranged inactivity time-out (10 min) passes
      Then the process ends in role <role>

      Examples:
        | process                               | role | final role |
        | AP+SmartConfig provisioning           | STA  | AP         |
        | AP provisioning in its second attempt | AP   | STA        |

      Examples: after other failures
        | process                                            | role | final role |
        | AP provisioning with failed feedback               | AP   | STA        |
        | AP+SmartConfig provisioning with a missing address | STA  | AP         |

  Rule: PROV-4.3-11 After success the device takes the final role of the start command

    @PROV-4.3-11 @PROV-4.1-01 @PROV-7.1-02 @PROV-7.2-25 @needs-phone @needs-network
    Scenario Outline: PROV-4.3-11/1 The success of <process> leads from role <initial role> to the final role <final role>
      Given <process> is waiting for the phone to fetch the result, with the roles:
        | initial role | <initial role> |
        | final role   | <final role>   |
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the process ends in role <role at the end>

      # pairs: succeeded, 6 of 12 combinations; every pair of values is among them
      Examples: first combinations
        | process                     | initial role | final role | role at the end |
        | AP provisioning             | STA          | STA        | STA             |
        | AP provisioning             | AP           | AP         | AP              |
        | AP+SmartConfig provisioning | STA          | STA        | STA             |

      Examples: further combinations
        | process                     | initial role | final role | role at the end |
        | AP+SmartConfig provisioning | AP           | AP         | AP              |

      @needs-smartconfig
      Examples: further combinations
        | process                  | initial role | final role | role at the end |
        | SmartConfig provisioning | STA          | AP         | AP              |
        | SmartConfig provisioning | AP           | STA        | STA             |
      # end of pairs

      Examples: after earlier processes or attempts
        | process                                                           | initial role | final role | role at the end |
        | AP provisioning after a stop                                      | STA          | AP         | AP              |
        | AP+SmartConfig provisioning after a success in its second attempt | AP           | STA        | STA             |
        | AP provisioning in its third attempt                              | STA          | AP         | AP              |
        | AP+SmartConfig provisioning in its sixth attempt                  | STA          | AP         | AP              |
        | AP provisioning after nine stops                                  | STA          | AP         | AP              |

      @needs-smartconfig
      Examples: by SmartConfig after earlier processes or attempts
        | process                                               | initial role | final role | role at the end |
        | SmartConfig provisioning in its second attempt        | STA          | AP         | AP              |
        | SmartConfig provisioning after a reset and a time-out | STA          | AP         | AP              |

    @PROV-4.3-11 @needs-phone @needs-network
    Scenario: PROV-4.3-11/2 The suite records whether an access point after a success is one after a restart too
      Given AP provisioning is waiting for the phone to fetch the result, with the roles:
        | final role | AP |
      And the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host restarts the device
      Then the suite records whether the phone can join the device AP

  Rule: PROV-4.3-12 The final role applies after success only

    @PROV-4.3-12
    Scenario Outline: PROV-4.3-12/1 A stop of <process> ignores the final role
      Given an idle device
      And the host starts <process>, with the roles:
        | final role | AP |
      When the host stops provisioning
      Then the process ends in role STA

      Examples:
        | process                     |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

    @PROV-4.3-12
    Scenario: PROV-4.3-12/2 A time-out ignores the final role
      Given an idle device
      When the host starts AP+SmartConfig provisioning with the short inactivity time-out (30 s), with the roles:
        | final role | AP |
      Then the process ends in role STA

  Rule: PROV-4.3-14 STOPPED follows the role switch

    @PROV-4.3-14 @needs-phone
    Scenario: PROV-4.3-14/1 The phone can join the device AP immediately after STOPPED
      Given a running device with:
        | role | AP |
      And the host starts SmartConfig provisioning
      When the host stops provisioning
      Then the process ends in role AP
      And the phone sees the device AP at once

    @PROV-4.3-14
    Scenario Outline: PROV-4.3-14/2 The device serves the first call after the STOPPED of <process>
      Given <process> is waiting for a profile
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And sl_DeviceGet is served

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

      Examples: after earlier processes or attempts
        | process                                                  |
        | AP+SmartConfig provisioning after a time-out and a reset |
        | AP provisioning after a reset and a time-out             |

      @needs-network @needs-phone
      Examples: after earlier processes or attempts
        | process                                               |
        | AP provisioning after a success in its second attempt |

      @needs-phone @needs-smartconfig
      Examples: after earlier processes or attempts
        | process                                                    |
        | SmartConfig provisioning after a stop in its third attempt |

    @PROV-4.3-14 @needs-phone @needs-network
    Scenario Outline: PROV-4.3-14/3 The phone can join the device AP immediately after the success of <process>
      Given <process> is waiting for the phone to fetch the result, with the roles:
        | final role | AP |
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the process ends in role AP
      And sl_DeviceGet is served
      And the phone sees the device AP at once

      Examples:
        | process                                           |
        | AP provisioning                                   |
        | AP+SmartConfig provisioning in its second attempt |

    @PROV-4.3-14 @needs-phone @needs-network @needs-wifi-scan
    Scenario: PROV-4.3-14/4 The device AP is off after the STOPPED of role STA
      Given AP provisioning is waiting for a profile
      And the phone joins the device AP
      When the host stops provisioning
      Then the process ends in role STA
      When the early moment (1 s) passes
      Then the phone does not see the device AP

  Rule: PROV-4.3-15 The device sends STOPPED once

    @PROV-4.3-15
    Scenario Outline: PROV-4.3-15/1 A stop of <process> leads to one STOPPED
      Given <process> is waiting for a profile
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing for the while after the start (10 s)

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

      Examples: with many attempts or processes
        | process                                      |
        | AP+SmartConfig provisioning after nine stops |

  Rule: PROV-4.3-20 A stop works in the configuration stage

    @PROV-4.3-20 @PROV-4.3-03 @PROV-4.3-13
    Scenario Outline: PROV-4.3-20/1 The host can stop <process> while it waits for a profile
      Given <process> is waiting for a profile
      When the host stops provisioning
      Then the call is served
      And the device reports SL_WLAN_PROVISIONING_STOPPED

      Examples:
        | process                |
        | AP provisioning        |
        | external configuration |

      Examples: after earlier processes or attempts
        | process                                                  |
        | AP+SmartConfig provisioning after a time-out and a reset |
        | external configuration after a reset and a time-out      |
        | auto-provisioning as an access point after a stop        |

      @needs-network @needs-phone
      Examples: after earlier processes or attempts
        | process                                               |
        | AP provisioning after a success in its second attempt |
        | auto-provisioning as a station after a success        |

      @needs-phone @needs-smartconfig
      Examples: after earlier processes or attempts
        | process                                                    |
        | SmartConfig provisioning after a stop in its third attempt |

    @PROV-4.3-20 @PROV-4.3-03 @needs-phone @needs-smartconfig
    Scenario: PROV-4.3-20/4 The host can stop AP+SmartConfig provisioning after an incomplete transmission
      Given AP+SmartConfig provisioning is waiting for a profile
      And the phone sends a part of the profile "home" by SmartConfig
      And the transmission bound (2 min) passes
      When the host stops provisioning
      Then the call is served
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing else

  Rule: PROV-4.3-21 A stop works in the confirmation stage

    @PROV-4.3-21 @needs-phone @needs-network
    Scenario Outline: PROV-4.3-21/1 When <process> <moment>, the host can stop it
      Given <process> <moment>
      When the host stops provisioning
      Then the call is served
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing else

      Examples:
        | process                                                | moment                                       |
        | AP provisioning                                        | is waiting for an IP address                 |
        | AP provisioning                                        | is waiting for the phone to fetch the result |
        | AP+SmartConfig provisioning                            | is waiting for the phone to fetch the result |
        | AP+SmartConfig provisioning with external confirmation | is waiting for the phone to fetch the result |

      Examples: after earlier processes or attempts
        | process                                               | moment                       |
        | AP provisioning after a success in its second attempt | is waiting for an IP address |

      Examples: with other options
        | process                    | moment                       |
        | AP provisioning to role AP | is waiting for an IP address |

    @PROV-4.3-21 @needs-phone @needs-network
    Scenario Outline: PROV-4.3-21/2 The host can stop <process> during the search for the network
      Given <process> is confirming its profile
      When the host stops provisioning
      Then the call is served
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing else

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

      Examples: after earlier processes or attempts
        | process                                                       |
        | AP+SmartConfig provisioning after a stop in its third attempt |
        | AP provisioning after a time-out and a reset                  |
        | AP+SmartConfig provisioning after a reset and a time-out      |
        | external configuration                                        |

      @needs-network
      Examples: after earlier processes or attempts
        | process                                               |
        | AP provisioning after a success in its second attempt |

      @needs-smartconfig
      Examples: of other processes
        | process                        |
        | auto-provisioning as a station |

      Examples: with other options
        | process                                        |
        | external configuration from role AP to role AP |
        | AP provisioning with external confirmation     |

  Rule: PROV-4.3-22 A new process can start after the end of a process

    @PROV-4.3-22
    Scenario Outline: PROV-4.3-22/1 The host can start <second> after <first>
      Given <first> is waiting for a profile
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host starts <second>
      Then the call is served
      And sl_DeviceGet is refused

      Examples:
        | first                    | second                      |
        | AP provisioning          | AP provisioning             |
        | AP provisioning          | SmartConfig provisioning    |
        | SmartConfig provisioning | AP+SmartConfig provisioning |

    @PROV-4.3-22
    Scenario: PROV-4.3-22/3 External configuration can start after AP+SmartConfig provisioning
      Given AP+SmartConfig provisioning is waiting for a profile
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host starts external configuration
      Then the call is served
      And the device reports SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY

    @PROV-4.3-22 @needs-long
    Scenario: PROV-4.3-22/2 The host can start a process after another in which it made many calls
      Given external configuration is ready for the host
      And the host polls sl_DeviceGet every second
      And the long working time of the host (3 min) passes
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host starts AP provisioning
      Then the call is served

  Rule: PROV-4.3-23 An incomplete SmartConfig transmission does not end the process
    No source states how long the device waits for the rest of a transmission. A time-out of the synchronisation is not
    among the ends of a process.

    @PROV-4.3-23 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-4.3-23/1 The suite records what <process> reports of an incomplete transmission
      Given <process> <moment>
      When the phone sends a part of the profile "home" by SmartConfig
      Then the suite records what the host receives within the report bound (1 min)

      Examples:
        | process                              | moment                   |
        | SmartConfig provisioning             | is waiting for a profile |
        | AP+SmartConfig provisioning          | is waiting for a profile |
        | external configuration               | is ready for the host    |
        | auto-provisioning as a station       | is waiting for a profile |
        | auto-provisioning as an access point | is waiting for a profile |

    @PROV-4.3-23 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-4.3-23/2 The suite records whether <process> receives another transmission
      Given <process> is waiting for a profile
      And the phone sends a part of the profile "home" by SmartConfig
      And the report bound (1 min) passes
      When the phone sends the profile "home" by SmartConfig
      Then the suite records what the host receives within the while after the start (10 s)

      Examples:
        | process                     |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

  Rule: PROV-4.3-25 A stop ends an auto-started process

    @PROV-4.3-25 @needs-phone
    Scenario: PROV-4.3-25/1 The host can stop auto-provisioning after user activity
      Given auto-provisioning as an access point has a profile to confirm
      When the host stops provisioning
      Then the call is served
      And the device reports SL_WLAN_PROVISIONING_STOPPED

    @PROV-4.3-25 @PROV-4.3-03 @needs-network @needs-long
    Scenario: PROV-4.3-25/2 The host can stop auto-provisioning that a long disconnection has started
      Given a running device with:
        | profiles          | home |
        | auto-connect      | on   |
        | auto-provisioning | on   |
      And the device connects to the network "home"
      And the network "home" is out of range
      And the device reports SL_WLAN_PROVISIONING_AUTO_STARTED within the long outage (3 min)
      When the host stops provisioning
      Then the call is served
      And the device reports SL_WLAN_PROVISIONING_STOPPED

  Rule: PROV-4.3-26 The documents do not state whether the APIs are blocked between a stop and STOPPED

    @PROV-4.3-26
    Scenario Outline: PROV-4.3-26/1 When <process> <moment>, the suite records the answers after a stop
      Given <process> <moment>
      When the host stops provisioning
      Then the suite records whether every harmless command is refused

      Examples:
        | process                | moment                   |
        | AP provisioning        | is waiting for a profile |
        | external configuration | is ready for the host    |

  Rule: PROV-4.3-27 The documents do not state whether STOPPED follows a reset

    @PROV-4.3-27
    Scenario: PROV-4.3-27/1 The suite records what follows a reset before any profile
      Given AP provisioning is waiting for a profile
      When the host restarts the device
      Then the suite records what the host receives within the while after the start (10 s)
