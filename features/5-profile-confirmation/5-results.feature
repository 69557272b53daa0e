Feature: What a confirmation comes to
  SWRA513C chapter 5. The device tries the network it was given. There are five outcomes, each with a status of its own:
  the network is not there, it does not let the device in, it gives no address, nobody fetches the result, success.

  Rule: PROV-5-01 Network not found

    @PROV-5-01 @PROV-5.2-02 @PROV-7.2-02 @needs-phone @needs-network
    Scenario Outline: PROV-5-01/1 <process>
      Given <process> has a profile to confirm
      When the phone requests confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

      Examples: with another past
        | process                                                           |
        | AP+SmartConfig provisioning after a success in its second attempt |
        | AP provisioning after a stop in its third attempt                 |

  Rule: PROV-5-02 Connection failed

    @PROV-5-02 @PROV-7.2-03 @needs-phone @needs-network
    Scenario Outline: PROV-5-02/1 <process>, another key
      Given <process> has a profile to confirm
      And the network "home" has another key
      When the phone requests confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

      Examples: with another past
        | process                                                       |
        | AP provisioning after a success in its second attempt         |
        | AP+SmartConfig provisioning after a stop in its third attempt |
        | AP provisioning after a time-out and a reset                  |
        | AP+SmartConfig provisioning after a reset and a time-out      |

  Rule: PROV-5-03 No address

    @PROV-5-03 @PROV-2.1-08 @PROV-7.2-04 @needs-phone @needs-network
    Scenario Outline: PROV-5-03/1 <process>, DHCP is silent
      Given <process> has a profile to confirm
      And the network "home" has no DHCP server
      When the phone requests confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

      Examples: with another past
        | process                                                           |
        | AP+SmartConfig provisioning after a success in its second attempt |
        | AP provisioning after a stop in its third attempt                 |
        | AP+SmartConfig provisioning after a time-out and a reset          |
        | AP provisioning after a reset and a time-out                      |

  Rule: PROV-5-04 Feedback failed

    @PROV-5-04 @PROV-5.1.1-05 @PROV-7.2-05 @needs-phone @needs-network
    Scenario Outline: PROV-5-04/1 <process>, nobody fetches the result
      Given <process> is waiting for the phone to fetch the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

      Examples: with another past
        | process                                                       |
        | AP provisioning after a success in its second attempt         |
        | AP+SmartConfig provisioning after a stop in its third attempt |
        | AP provisioning after a time-out and a reset                  |
        | AP+SmartConfig provisioning after a reset and a time-out      |

  Rule: PROV-5-05 Success

    @PROV-5-05 @PROV-2.1-10 @PROV-5.1.1-03 @PROV-7.2-06 @needs-phone @needs-network
    Scenario Outline: PROV-5-05/1 <process>
      Given <process> is waiting for the phone to fetch the result
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                  |
        | SmartConfig provisioning |

      @needs-smartconfig
      Examples: with another past
        | process                                               |
        | SmartConfig provisioning after a time-out and a reset |

  Rule: PROV-5-06 One failure, one status

    @PROV-5-06 @needs-phone @needs-network
    Scenario Outline: PROV-5-06/1 <process>, <moment>
      Given <process> <moment>, with the roles:
        | initial role | <initial role> |
      Then the device reports nothing for the while after the start (10 s)

      # pairs: failures, 21 of 50 combinations; every pair of values is among them
      Examples: from 21 of 50 combinations
        | process                                                | initial role | moment                           |
        | AP provisioning                                        | STA          | has failed to find the network   |
        | AP provisioning                                        | AP           | has failed to get an IP address  |
        | AP provisioning                                        | AP           | has failed to deliver the result |
        | AP provisioning with external confirmation             | STA          | has failed to connect            |
        | AP provisioning with external confirmation             | STA          | has failed to get an IP address  |
        | AP+SmartConfig provisioning                            | STA          | has failed to find the network   |
        | AP+SmartConfig provisioning                            | STA          | has failed to get an IP address  |
        | AP+SmartConfig provisioning                            | STA          | has failed to deliver the result |
        | AP+SmartConfig provisioning with external confirmation | AP           | has failed to connect            |
        | auto-provisioning as an access point                   | AP           | has failed to find the network   |
        | auto-provisioning as an access point                   | AP           | has failed to connect            |
        | auto-provisioning as an access point                   | AP           | has failed to get an IP address  |
        | auto-provisioning as an access point                   | AP           | has failed to deliver the result |

      @needs-smartconfig
      Examples: from 21 of 50 combinations
        | process                                             | initial role | moment                           |
        | SmartConfig provisioning                            | STA          | has failed to connect            |
        | SmartConfig provisioning                            | STA          | has failed to get an IP address  |
        | SmartConfig provisioning                            | STA          | has failed to deliver the result |
        | SmartConfig provisioning with external confirmation | AP           | has failed to find the network   |
        | auto-provisioning as a station                      | STA          | has failed to find the network   |
        | auto-provisioning as a station                      | STA          | has failed to connect            |
        | auto-provisioning as a station                      | STA          | has failed to get an IP address  |
        | auto-provisioning as a station                      | STA          | has failed to deliver the result |
      # end of pairs

      Examples: with another past
        | process                                                           | initial role | moment                         |
        | AP provisioning after a success in its second attempt             | STA          | has failed to find the network |
        | AP+SmartConfig provisioning after a stop in its third attempt     | STA          | has failed to find the network |
        | auto-provisioning as an access point after a time-out and a reset | AP           | has failed to connect          |

      @needs-smartconfig
      Examples: with another past
        | process                                               | initial role | moment                           |
        | SmartConfig provisioning after a reset and a time-out | STA          | has failed to deliver the result |

  Rule: PROV-5.1.1-01 The device makes itself known

    @PROV-5.1.1-01 @needs-phone @needs-network @needs-capture
    Scenario Outline: PROV-5.1.1-01/1 <process>
      Given <process> is waiting for the phone to fetch the result
      When the advertisement watch (5 s) passes
      Then the device has advertised itself by broadcast
      And the device has advertised itself by multicast

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                  |
        | SmartConfig provisioning |

      Examples: with another past
        | process                                                  |
        | AP provisioning after a stop in its third attempt        |
        | AP+SmartConfig provisioning after a time-out and a reset |

      @needs-smartconfig
      Examples: with another past
        | process                                                        |
        | SmartConfig provisioning after a success in its second attempt |
        | SmartConfig provisioning after a reset and a time-out          |

  Rule: PROV-5.1.1-04 No success before the result was fetched

    @PROV-5.1.1-04 @needs-phone @needs-network
    Scenario Outline: PROV-5.1.1-04/1 <process>, nobody fetches for a while
      Given <process> is waiting for the phone to fetch the result
      Then the device does not report SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS within the working time of the host (15 s)

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

  Rule: PROV-5.1.2-06 With external confirmation the cloud is the host's business

    @PROV-5.1.2-06 @needs-phone @needs-network @needs-cloud @needs-capture
    Scenario Outline: PROV-5.1.2-06/1 <process>, the host takes its time
      Given <process> is waiting for the phone to fetch the result
      When the working time of the host (15 s) passes
      Then the device has opened no connection

      Examples:
        | process                                                |
        | AP provisioning with external confirmation             |
        | AP+SmartConfig provisioning with external confirmation |

      Examples: with another past
        | process                                                                                      |
        | AP+SmartConfig provisioning with external confirmation after a success in its second attempt |
        | AP provisioning with external confirmation after a stop in its third attempt                 |
        | AP+SmartConfig provisioning with external confirmation after a time-out and a reset          |

    @PROV-5.1.2-06 @needs-phone @needs-network @needs-cloud @needs-capture
    Scenario Outline: PROV-5.1.2-06/2 what the host itself opens does not count, <process>
      Given <process> is waiting for the phone to fetch the result
      When the host calls sl_Connect
      Then the device has opened no connection

      Examples:
        | process                                    |
        | AP provisioning with external confirmation |

      Examples: with another past
        | process                                                                          |
        | AP provisioning with external confirmation after a success in its second attempt |
        | AP provisioning with external confirmation after a stop in its third attempt     |
        | AP provisioning with external confirmation after a time-out and a reset          |
        | AP provisioning with external confirmation after a reset and a time-out          |

  Rule: PROV-5.1.2-07 With external confirmation only the host ends the process

    @PROV-5.1.2-07 @needs-phone @needs-network @needs-cloud
    Scenario Outline: PROV-5.1.2-07/1 <process> with external confirmation
      Given <process> with external confirmation is waiting for the phone to fetch the result
      Then the device reports nothing for the long outage (3 min)

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

  Rule: PROV-5.1.2-10 Cloud confirmation failed: back to configuration

    @PROV-5.1.2-10 @PROV-5.1.2-09 @PROV-5.1.2-11 @PROV-8.5-05 @needs-phone @needs-network @needs-cloud
    Scenario Outline: PROV-5.1.2-10/1 <process>, aborted
      Given <process> is waiting for the phone to fetch the result
      And the host aborts the external confirmation
      And the call is served
      When the device does not report SL_WLAN_PROVISIONING_STOPPED within the silence (3 s)
      And the phone joins the device AP
      And the phone adds the profile "work" over HTTP
      Then the device reports the profile "work"

      Examples:
        | process                                                |
        | AP provisioning with external confirmation             |
        | AP+SmartConfig provisioning with external confirmation |

      Examples: with another past
        | process                                                                                      |
        | AP+SmartConfig provisioning with external confirmation after a success in its second attempt |
        | AP provisioning with external confirmation after a stop in its third attempt                 |
        | AP+SmartConfig provisioning with external confirmation after a time-out and a reset          |

    @PROV-5.1.2-10 @needs-phone @needs-network @needs-cloud
    Scenario: PROV-5.1.2-10/2 the access point is back
      Given AP provisioning with external confirmation is waiting for the phone to fetch the result
      And the host aborts the external confirmation
      And the call is served
      When the early moment (1 s) passes
      Then the phone sees the device AP

  Rule: PROV-5.1.2-12 Whether an abort blocks the APIs again

    @PROV-5.1.2-12 @needs-phone @needs-network @needs-cloud
    Scenario: PROV-5.1.2-12/1 right after the abort
      Given AP provisioning with external confirmation is waiting for the phone to fetch the result
      When the host aborts the external confirmation
      Then the suite records whether every harmless command is refused

  Rule: PROV-5.1.2-13 An abort out of place is refused

    @PROV-5.1.2-13 @PROV-7.1-10
    Scenario Outline: PROV-5.1.2-13/1 <process>, <moment>
      Given <process> <moment>
      When the host aborts the external confirmation
      Then the call is answered with SL_ERROR_WLAN_PROVISIONING_CMD_NOT_EXPECTED

      Examples:
        | process                                    | moment                   |
        | AP provisioning                            | is waiting for a profile |
        | AP provisioning with external confirmation | is waiting for a profile |
        | external configuration                     | is ready for the host    |

    @PROV-5.1.2-13 @PROV-7.1-10 @needs-phone @needs-network
    Scenario Outline: PROV-5.1.2-13/2 <process>, <moment>
      Given <process> <moment>
      When the host aborts the external confirmation
      Then the call is answered with SL_ERROR_WLAN_PROVISIONING_CMD_NOT_EXPECTED

      Examples:
        | process                                                | moment                                       |
        | AP provisioning                                        | is waiting for the phone to fetch the result |
        | AP provisioning with external confirmation             | has a profile to confirm                     |
        | AP+SmartConfig provisioning with external confirmation | is waiting for an IP address                 |
        | AP+SmartConfig provisioning with external confirmation | has failed to get an IP address              |
        | external configuration                                 | is waiting for its restart                   |

    @PROV-5.1.2-13 @PROV-7.1-10
    Scenario: PROV-5.1.2-13/3 no process at all
      Given an idle device
      When the host aborts the external confirmation
      Then the call is answered with SL_ERROR_WLAN_PROVISIONING_CMD_NOT_EXPECTED

    @PROV-5.1.2-13 @PROV-7.1-10 @needs-phone @needs-network @needs-cloud
    Scenario: PROV-5.1.2-13/4 aborted already
      Given AP provisioning with external confirmation is waiting for the phone to fetch the result
      And the host aborts the external confirmation
      And the call is served
      When the host aborts the external confirmation
      Then the call is answered with SL_ERROR_WLAN_PROVISIONING_CMD_NOT_EXPECTED

    @PROV-5.1.2-13 @PROV-7.1-10 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-5.1.2-13/5 external configuration, waiting for its restart after SmartConfig, <process>
      Given <process> is ready for the host
      And the phone sends the profile "home" by SmartConfig
      And the device reports the profile "home"
      When the host aborts the external confirmation
      Then the call is answered with SL_ERROR_WLAN_PROVISIONING_CMD_NOT_EXPECTED

      Examples:
        | process                |
        | external configuration |

      Examples: with another past
        | process                                             |
        | external configuration after a stop                 |
        | external configuration after a reset and a time-out |

      @needs-network
      Examples: with another past
        | process                                |
        | external configuration after a success |

  Rule: PROV-5.1.2-14 What an abort reports

    @PROV-5.1.2-14 @needs-phone @needs-network @needs-cloud
    Scenario: PROV-5.1.2-14/1 right after the abort
      Given AP provisioning with external confirmation is waiting for the phone to fetch the result
      When the host aborts the external confirmation
      Then the suite records what the host receives within the while after the start (10 s)
